package dev.tallymark.svg;

/**
 * Two bars side by side with a text on each: flat, flat-square and plastic.
 *
 * <p>Texts are set ten times as large and scaled down, as some viewers round lengths to whole pixels; so positions of
 * text are in tenths of a pixel.
 *
 * @param badge the whole
 * @param text one text
 * @param logoY where the logo begins, in pixels from the top
 */
record Bars(Template badge, Template text, int logoY) {

    static final Bars FLAT = of("""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{spoken}">
              <title>{spoken}</title>
              <filter id="blur"><feGaussianBlur stdDeviation="16"/></filter>
              <linearGradient id="s" x2="0" y2="100%">
                <stop offset="0" stop-color="#bbb" stop-opacity=".1"/>
                <stop offset="1" stop-opacity=".1"/>
              </linearGradient>
              <clipPath id="r"><rect width="{width}" height="20" rx="3"/></clipPath>
              <g clip-path="url(#r)">
                <rect width="{leftWidth}" height="20" fill="{labelColor}"/>
                <rect x="{leftWidth}" width="{rightWidth}" height="20" fill="{color}"/>
                <rect width="{width}" height="20" fill="url(#s)"/>
              </g>
              <g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif"
                  text-rendering="geometricPrecision" font-size="110">{logo}{label}{message}</g>
            </svg>
            """, """
            <g transform="scale(.1)">
              <g aria-hidden="true" fill="{shadow}">
                <text x="{x}" y="150" fill-opacity=".8" filter="url(#blur)" textLength="{length}">{text}</text>
                <text x="{x}" y="150" fill-opacity=".3" textLength="{length}">{text}</text>
              </g>
              <text x="{x}" y="140" textLength="{length}"{fill}>{text}</text>
            </g>
            """, 3);

    static final Bars FLAT_SQUARE = of("""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{spoken}">
              <title>{spoken}</title>
              <g shape-rendering="crispEdges">
                <rect width="{leftWidth}" height="20" fill="{labelColor}"/>
                <rect x="{leftWidth}" width="{rightWidth}" height="20" fill="{color}"/>
              </g>
              <g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif"
                  text-rendering="geometricPrecision" font-size="110">{logo}{label}{message}</g>
            </svg>
            """, """
            <text x="{x}" y="140" textLength="{length}" transform="scale(.1)"{fill}>{text}</text>
            """, 3);

    static final Bars PLASTIC = of("""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="18" role="img" aria-label="{spoken}">
              <title>{spoken}</title>
              <filter id="blur"><feGaussianBlur stdDeviation="16"/></filter>
              <linearGradient id="s" x2="0" y2="100%">
                <stop offset="0" stop-color="#fff" stop-opacity=".7"/>
                <stop offset=".1" stop-color="#aaa" stop-opacity=".1"/>
                <stop offset=".9" stop-color="#000" stop-opacity=".3"/>
                <stop offset="1" stop-color="#000" stop-opacity=".5"/>
              </linearGradient>
              <clipPath id="r"><rect width="{width}" height="18" rx="4"/></clipPath>
              <g clip-path="url(#r)">
                <rect width="{leftWidth}" height="18" fill="{labelColor}"/>
                <rect x="{leftWidth}" width="{rightWidth}" height="18" fill="{color}"/>
                <rect width="{width}" height="18" fill="url(#s)"/>
              </g>
              <g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif"
                  text-rendering="geometricPrecision" font-size="110">{logo}{label}{message}</g>
            </svg>
            """, """
            <g transform="scale(.1)">
              <g aria-hidden="true" fill="{shadow}">
                <text x="{x}" y="140" fill-opacity=".8" filter="url(#blur)" textLength="{length}">{text}</text>
                <text x="{x}" y="140" fill-opacity=".3" textLength="{length}">{text}</text>
              </g>
              <text x="{x}" y="130" textLength="{length}"{fill}>{text}</text>
            </g>
            """, 2);

    private static final int PADDING = 5;

    private static Bars of(String badge, String text, int logoY) {
        return new Bars(Template.of(badge), Template.of(text), logoY);
    }

    byte[] draw(BadgeImage image) {
        boolean hasLabel = !image.label().isEmpty();
        boolean hasMessage = !image.message().isEmpty();
        boolean hasLogo = image.logo().isPresent();
        boolean hasLeft = hasLabel || image.labelColor().isPresent();
        int logoWidth = LogoImage.widthIn(image);

        int labelWidth = hasLabel ? Face.VERDANA_11.oddWidthOf(image.label()) : 0;
        int messageWidth = Face.VERDANA_11.oddWidthOf(image.message());
        int leftWidth = hasLeft ? PADDING + logoWidth + labelWidth + PADDING : 0;
        int rightWidth = PADDING + messageWidth + PADDING;
        // The texts lean one pixel towards each other.
        int labelStart = PADDING + logoWidth + 1;
        int messageStart = leftWidth + PADDING - (hasMessage ? 1 : 0);
        if (!hasLeft) {
            messageStart += hasLogo ? logoWidth + PADDING : 1;
            rightWidth += hasLogo ? logoWidth + (hasMessage ? PADDING - 1 : 0) : 0;
        }
        var color = image.color();
        var labelColor = hasLeft || hasLogo ? image.labelColor().orElse(Color.GREY) : color;

        return badge.fill(new Filling()
                .with(Slot.SPOKEN, BadgeSvg.spoken(image.label(), image.message()))
                .with(Slot.WIDTH, leftWidth + rightWidth)
                .with(Slot.LEFT_WIDTH, leftWidth)
                .with(Slot.RIGHT_WIDTH, rightWidth)
                .with(Slot.LABEL_COLOR, labelColor)
                .with(Slot.COLOR, color)
                .with(Slot.LOGO, LogoImage.draw(image, PADDING, logoY))
                .with(Slot.LABEL, text(image.label(), labelStart, labelWidth, labelColor))
                .with(Slot.MESSAGE, text(image.message(), messageStart, messageWidth, color)));
    }

    private byte[] text(String content, int start, int width, Color ground) {
        if (content.isEmpty()) {
            return Filling.NOTHING;
        }
        return text.fill(new Filling()
                .with(Slot.TEXT, XmlText.escape(content))
                .with(Slot.X, 10 * start + 5 * width)
                .with(Slot.LENGTH, 10 * width)
                .withMarkup(Slot.FILL, Ink.on(ground).fill())
                .withMarkup(Slot.SHADOW, Ink.on(ground).shadow()));
    }
}
