"""One sitting as a state machine. Pure: it knows no clock, no scheduler and no screen."""
