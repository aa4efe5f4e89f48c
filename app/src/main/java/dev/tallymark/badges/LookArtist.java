package dev.tallymark.badges;

/** Draws a look with a count in it. */
interface LookArtist {

    /** The whole SVG, in UTF-8. */
    byte[] draw(Look look, long count);
}
