"""Several servers on one log: who owns a workshop, and how the others serve it. Never loaded where there is one."""
