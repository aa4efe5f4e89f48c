package dev.tallymark.svg;

import java.util.Locale;

/** As GitHub's buttons once were: the label on paper, the message in a bubble beside it. It knows no colours. */
final class Social {

    private static final Template BADGE = Template.of("""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{spoken}">
              <title>{spoken}</title>
              <style>a:hover #llink{fill:url(#b);stroke:#ccc}a:hover #rlink{fill:#4183c4}</style>
              <linearGradient id="a" x2="0" y2="100%">
                <stop offset="0" stop-color="#fcfcfc" stop-opacity="0"/>
                <stop offset="1" stop-opacity=".1"/>
              </linearGradient>
              <linearGradient id="b" x2="0" y2="100%">
                <stop offset="0" stop-color="#ccc" stop-opacity=".1"/>
                <stop offset="1" stop-opacity=".1"/>
              </linearGradient>
              <g stroke="#d5d5d5">
                <rect stroke="none" fill="#fcfcfc" x=".5" y=".5" width="{leftWidth}" height="19" rx="2"/>
                {bubble}
              </g>
              {logo}
              <g aria-hidden="true" fill="#333" text-anchor="middle" font-family="Helvetica Neue,Helvetica,Arial,sans-serif"
                  text-rendering="geometricPrecision" font-weight="700" font-size="110px" line-height="14px">
                <rect id="llink" stroke="#d5d5d5" fill="url(#a)" x=".5" y=".5" width="{leftWidth}" height="19" rx="2"/>
                {label}
                {message}
              </g>
            </svg>
            """);

    private static final Template BUBBLE = Template.of("""
            <rect x="{x}.5" y=".5" width="{rightWidth}" height="19" rx="2" fill="#fafafa"/>
            <rect x="{x}" y="7.5" width=".5" height="5" stroke="#fafafa"/>
            <path d="M{x}.5 6.5 l-3 3v1 l3 3" fill="#fafafa"/>
            """);

    private static final Template LABEL = Template.of("""
            <text aria-hidden="true" x="{x}" y="150" fill="#fff" transform="scale(.1)" textLength="{length}">{text}</text>
            <text x="{x}" y="140" transform="scale(.1)" textLength="{length}">{text}</text>
            """);

    private static final Template MESSAGE = Template.of("""
            <text aria-hidden="true" x="{x}" y="150" fill="#fff" transform="scale(.1)" textLength="{length}">{text}</text>
            <text id="rlink" x="{x}" y="140" transform="scale(.1)" textLength="{length}">{text}</text>
            """);

    private static final int LABEL_PADDING = 5;
    private static final int MESSAGE_PADDING = 4;
    private static final int GAP = 6;

    private Social() {}

    static byte[] draw(BadgeImage badge) {
        var label = capitalised(badge.label());
        var message = badge.message();
        int logoWidth = LogoImage.widthIn(badge);
        int labelWidth = Face.HELVETICA_11_BOLD.oddWidthOf(label);
        int messageWidth = Face.HELVETICA_11_BOLD.oddWidthOf(message);
        int leftWidth = LABEL_PADDING + logoWidth + labelWidth + LABEL_PADDING;
        int rightWidth = MESSAGE_PADDING + messageWidth + MESSAGE_PADDING;
        int bubbleStart = leftWidth + GAP;
        boolean hasMessage = !message.isEmpty();

        return BADGE.fill(new Filling()
                .with(Slot.SPOKEN, BadgeSvg.spoken(label, message))
                .with(Slot.WIDTH, leftWidth + 1 + (hasMessage ? GAP + rightWidth : 0))
                .with(Slot.LEFT_WIDTH, leftWidth)
                .with(Slot.BUBBLE, hasMessage ? bubble(bubbleStart, rightWidth) : Filling.NOTHING)
                .with(Slot.LOGO, LogoImage.draw(badge, LABEL_PADDING, 3))
                .with(Slot.LABEL, text(LABEL, label, LABEL_PADDING + logoWidth, labelWidth))
                .with(
                        Slot.MESSAGE,
                        hasMessage
                                ? text(MESSAGE, message, bubbleStart + MESSAGE_PADDING, messageWidth)
                                : Filling.NOTHING));
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static byte[] bubble(int start, int width) {
        return BUBBLE.fill(new Filling().with(Slot.X, start).with(Slot.RIGHT_WIDTH, width));
    }

    private static byte[] text(Template text, String content, int start, int width) {
        return text.fill(new Filling()
                .with(Slot.TEXT, XmlText.escape(content))
                .with(Slot.X, 10 * start + 5 * width)
                .with(Slot.LENGTH, 10 * width));
    }
}
