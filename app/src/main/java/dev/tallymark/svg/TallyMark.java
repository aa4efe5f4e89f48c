package dev.tallymark.svg;

/** Our own mark: four strokes and a fifth across. */
final class TallyMark {

    private static final String ACCENT = "#3453d1";

    static final Logo LOGO =
            new Logo(Logo.dataUri(draw(Logo.WHITE, Logo.WHITE)), Logo.dataUri(draw(Logo.BLACK, ACCENT)));

    private TallyMark() {}

    private static String draw(String four, String fifth) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\" fill=\"none\" stroke-linecap=\"round\">"
                + "<path stroke=\"" + four + "\" stroke-width=\"1.5\" d=\"M3.5 2.5v11m3-11v11m3-11v11m3-11v11\"/>"
                + "<path stroke=\"" + fifth + "\" stroke-width=\"1.75\" d=\"M1.2 11.2 14.8 4.8\"/></svg>";
    }
}
