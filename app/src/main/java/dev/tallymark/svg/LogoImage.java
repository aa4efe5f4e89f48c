package dev.tallymark.svg;

/** The logo where it stands in a badge. */
final class LogoImage {

    static final int SIZE = 14;

    private static final Template IMAGE = Template.of("""
            <image x="{x}" y="{y}" width="14" height="14" href="{logo}"/>
            """);

    private LogoImage() {}

    /** What the logo takes of the left side: itself and the gap between it and the label; 0 without a logo. */
    static int widthIn(BadgeImage badge) {
        if (badge.logo().isEmpty()) {
            return 0;
        }
        return badge.label().isEmpty() ? SIZE : SIZE + 3;
    }

    /** The image with its upper left corner there; nothing without a logo. */
    static byte[] draw(BadgeImage badge, int x, int y) {
        return badge.logo()
                .map(logo -> IMAGE.fill(
                        new Filling().with(Slot.X, x).with(Slot.Y, y).withMarkup(Slot.LOGO, logo.on(badge.style()))))
                .orElse(Filling.NOTHING);
    }
}
