package dev.tallymark.svg;

/** What text is written with: white unless the ground is too bright for it. Texts are white where nothing is said. */
enum Ink {
    WHITE("", "#010101"),
    DARK(" fill=\"#333\"", "#ccc");

    private final String fill;
    private final String shadow;

    Ink(String fill, String shadow) {
        this.fill = fill;
        this.shadow = shadow;
    }

    static Ink on(Color ground) {
        return ground.isBright() ? DARK : WHITE;
    }

    /** An attribute with the blank before it, or nothing. */
    String fill() {
        return fill;
    }

    String shadow() {
        return shadow;
    }
}
