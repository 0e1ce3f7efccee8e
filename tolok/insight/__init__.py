"""What can be seen: dashboards, trends, fairness, simulation, exports."""
