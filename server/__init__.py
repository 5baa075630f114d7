"""The only room with a clock, sockets and disks."""
