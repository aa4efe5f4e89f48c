package dev.tallymark.badges;

import dev.tallymark.svg.Color;
import dev.tallymark.svg.Style;
import java.util.Optional;

/**
 * A badge that is not there yet.
 *
 * @param count what it shows
 */
record Preview(Look look, long count) {

    /** Where its picture is drawn. */
    public String image() {
        return image(look.style());
    }

    /** The same in another style. */
    public String image(Style style) {
        return "/user/badges/preview.svg?label=" + BadgeLink.encoded(look.label())
                + "&color=" + BadgeLink.encoded(look.color())
                + "&labelColor=" + BadgeLink.encoded(look.labelColor().orElse(""))
                + "&logo=" + look.logo().orElse("")
                + "&style=" + style.slug()
                + "&format=" + look.format().name()
                + "&count=" + count;
    }

    /** As SVG has it, for the swatch beside the field. */
    public String swatch() {
        return svg(Optional.of(look.color()), Color.BLUE);
    }

    /** The left side's. */
    public String labelSwatch() {
        return svg(look.labelColor(), Color.GREY);
    }

    /** What a screen reader says. */
    public String text() {
        return look.label() + ": " + look.format().write(count);
    }

    private static String svg(Optional<String> typed, Color otherwise) {
        return typed.flatMap(Color::of).orElse(otherwise).svg();
    }
}
