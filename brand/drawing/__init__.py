"""The code that draws the two master files of the brand, from constants to finished packages.

Read in this order::

    identity.py    names, colours, fonts: plain constants
    motif.py       the one visual idea, a petal, as cubic Béziers; clip.py cuts it at the slide's edges
    colour.py      tints and contrast
    art.py         the motif and the wordmark as pictures (PNG and SVG) in ../art; lettering.py sets the words
    theme.py       colours and fonts as both masters declare them; package.py zips parts
    powerpoint.py  the PowerPoint master; pptx_layouts*.py hold its layouts as data, pptx_art.py and
                   pptx_slots.py write graphics and placeholders as XML
    word.py        the Word master, likewise from word_*.py

Every length is in EMU (914 400 to the inch, 360 000 to the centimetre) unless a name says otherwise.
"""
