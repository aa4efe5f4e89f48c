package dev.tallymark.svg;

import java.util.Locale;

/** Tall, spaced capitals, the message bold. Lengths of text are in hundredths of a pixel, as the spacing needs them. */
final class ForTheBadge {

    private static final Template BADGE = Template.of("""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="28" role="img" aria-label="{spoken}">
              <title>{spoken}</title>
              <g shape-rendering="crispEdges">{leftBar}{rightBar}</g>
              <g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif"
                  text-rendering="geometricPrecision" font-size="100">{logo}{label}{message}</g>
            </svg>
            """);

    private static final Template LEFT_BAR = Template.of("""
            <rect width="{width}" height="28" fill="{color}"/>
            """);

    private static final Template RIGHT_BAR = Template.of("""
            <rect x="{x}" width="{width}" height="28" fill="{color}"/>
            """);

    private static final Template LABEL = Template.of("""
            <text transform="scale(.1)" x="{x}" y="175" textLength="{length}"{fill}>{text}</text>
            """);

    private static final Template MESSAGE = Template.of("""
            <text transform="scale(.1)" x="{x}" y="175" textLength="{length}" font-weight="bold"{fill}>{text}</text>
            """);

    private static final int LETTER_SPACING = 125;
    private static final int TEXT_MARGIN = 1200;
    private static final int LOGO_MARGIN = 900;
    private static final int LOGO_GAP = 600;
    private static final int LOGO_WIDTH = 100 * LogoImage.SIZE;

    private ForTheBadge() {}

    static byte[] draw(BadgeImage badge) {
        var label = badge.label().toUpperCase(Locale.ROOT);
        var message = badge.message().toUpperCase(Locale.ROOT);
        boolean hasLogo = badge.logo().isPresent();
        boolean hasLeft = !label.isEmpty() || (hasLogo && badge.labelColor().isPresent());
        var labelColor = badge.labelColor().orElse(Color.GREY);

        int labelWidth = widthOf(label, Face.VERDANA_10);
        int messageWidth = widthOf(message, Face.VERDANA_10_BOLD);
        int gap = label.isEmpty() && message.isEmpty() ? LOGO_GAP - LOGO_MARGIN : LOGO_GAP;
        int labelStart = hasLogo ? LOGO_MARGIN + LOGO_WIDTH + gap : TEXT_MARGIN;
        int leftWidth = 0;
        int messageIndent = TEXT_MARGIN;
        if (!label.isEmpty()) {
            leftWidth = labelStart + labelWidth + TEXT_MARGIN;
        } else if (hasLeft) {
            leftWidth = LOGO_MARGIN + LOGO_WIDTH + LOGO_MARGIN;
        } else if (hasLogo) {
            messageIndent += LOGO_WIDTH + gap;
        }
        int rightWidth = messageIndent + messageWidth + TEXT_MARGIN;

        return BADGE.fill(new Filling()
                .with(Slot.SPOKEN, BadgeSvg.spoken(label, message))
                .withHundredths(Slot.WIDTH, leftWidth + rightWidth)
                .with(Slot.LEFT_BAR, hasLeft ? bar(LEFT_BAR, 0, leftWidth, labelColor) : Filling.NOTHING)
                .with(Slot.RIGHT_BAR, bar(hasLeft ? RIGHT_BAR : LEFT_BAR, leftWidth, rightWidth, badge.color()))
                .with(Slot.LOGO, LogoImage.draw(badge, LOGO_MARGIN / 100, 7))
                .with(
                        Slot.LABEL,
                        label.isEmpty() ? Filling.NOTHING : text(LABEL, label, labelStart, labelWidth, labelColor))
                .with(Slot.MESSAGE, text(MESSAGE, message, leftWidth + messageIndent, messageWidth, badge.color())));
    }

    private static int widthOf(String text, Face face) {
        return 100 * (int) face.widthOf(text) + LETTER_SPACING * text.length();
    }

    private static byte[] bar(Template bar, int x, int width, Color color) {
        return bar.fill(new Filling()
                .withHundredths(Slot.X, x)
                .withHundredths(Slot.WIDTH, width)
                .with(Slot.COLOR, color));
    }

    private static byte[] text(Template text, String content, int start, int width, Color ground) {
        return text.fill(new Filling()
                .with(Slot.TEXT, XmlText.escape(content))
                .withHundredths(Slot.X, 10 * start + 5 * width)
                .withHundredths(Slot.LENGTH, 10 * width)
                .withMarkup(Slot.FILL, Ink.on(ground).fill()));
    }
}
