"""The shell: settings, addresses, base pages, design tokens, parts."""
