"""How large a hand is beside a foot."""

#: Foot lengths in a hand's length: shares of body height after Drillis and Contini (1966), hand 0.108 and foot 0.152.
HAND = 0.108 / 0.152
