"""What happens on deadline night, and what each page costs."""
