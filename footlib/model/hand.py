"""A hand in the pictures: how its joints are bent, and from where it is seen."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Flag, Name, PoseId, Real, Surface, Text, Value
from .foot import Point

Angle = Annotated[Real, Field(ge=-180, le=180)]
Finger = tuple[Angle, Angle, Angle, Angle]  #: three joints bent towards the palm; spread towards the thumb's side
HandPart = Literal["index", "middle", "ring", "little", "thumb", "palm", "arm", "all"]
Touching = Literal["palm", "hollow", "thumb", "index", "fingers", "pinch", "knuckles"]
#: Foot lengths in a hand's length: shares of body height after Drillis and Contini (1966), hand 0.108 and foot 0.152.
HAND = 0.108 / 0.152


class Pose(Value):
    """One way to hold a hand, as a left hand."""

    name: Name
    what: Text  #: read aloud; "{hand}" stands for the hand
    index: Finger
    middle: Finger
    ring: Finger
    little: Finger
    thumb: tuple[Angle, Angle, Angle, Angle, Angle]  #: away, down from the palm, rolled; its two joints bent
    wrist: tuple[Angle, Angle] = (0, 0)  #: bent towards the palm, leaning towards the thumb
    eye: tuple[Angle, Angle] = (0, 0)  #: turned about its length, nodded; nothing: the back of the hand is seen
    touch: Touching = "palm"  #: what of it touches the foot
    lean: Angle = 20  #: how far the forearm comes from the hand's own side
    low: Angle | None = None  #: the same where the hand works at the end of the foot that is nearest to the giver
    behind: tuple[HandPart, ...] = ()  #: what of it is behind the foot


class Holding(Value):
    """Where the hand that holds is seen on a surface of the foot."""

    surface: Surface
    pose: PoseId
    at: Point  #: where the point of the pose that touches lies, in the surface's own coordinates
    lean: Angle = 0  #: how far the forearm comes from the hand's own side
    behind: Flag = False  #: all of it is behind the foot
