"""Simulated participants and a simulated facilitator: for the demo and for tests of a whole day.

They know only what the wire tells them (settled.md 27). What a person does next is a pure function of the rows on the
screen, the person and the dice; the shell around it reads rows and sends commands.
"""
