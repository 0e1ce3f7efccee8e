"""Pages of appraisals: rating, receipt, periods."""
