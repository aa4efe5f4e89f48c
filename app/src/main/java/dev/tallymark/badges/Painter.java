package dev.tallymark.badges;

import dev.tallymark.svg.BadgeImage;
import dev.tallymark.svg.BadgeSvg;
import dev.tallymark.svg.Color;
import dev.tallymark.svg.Logos;
import dev.tallymark.svg.Style;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns what a badge says into an SVG. */
@Component
class Painter {

    /** What a badge shows that has no number to show, and of which nothing else is known. */
    private static final BadgeImage NOTICE =
            new BadgeImage(Look.DEFAULT.label(), "", Color.LIGHT_GREY, Optional.empty(), Style.FLAT, Optional.empty());

    private final Logos logos;

    Painter(Logos logos) {
        this.logos = logos;
    }

    /** A badge of that look without its message. */
    BadgeImage blank(Look look) {
        return new BadgeImage(
                look.label(),
                "",
                Color.of(look.color()).orElse(Color.BLUE),
                look.labelColor().flatMap(Color::of),
                look.style(),
                look.logo().flatMap(logos::find));
    }

    /**
     * The image, in UTF-8.
     *
     * @param wishes the query of its address, which may change what its owner did not pin
     */
    byte[] paint(Answer.Says says, QueryValues wishes) {
        return BadgeSvg.render(
                switch (says) {
                    case Answer.Notice notice -> NOTICE.withMessage(notice.message());
                    case Answer.Count count
                    when count.look().pinned() || wishes.isEmpty() ->
                        count.blank().withMessage(count.look().format().write(count.number()));
                    case Answer.Count count -> wished(count, wishes);
                });
    }

    private BadgeImage wished(Answer.Count count, QueryValues wishes) {
        var blank = count.blank();
        return new BadgeImage(
                wishes.value("label").orElse(blank.label()),
                format(count.look(), wishes).write(count.number()),
                wishes.value("color").flatMap(Color::of).orElse(blank.color()),
                or(wishes.value("labelColor").flatMap(Color::of), blank.labelColor()),
                wishes.value("style").flatMap(Style::of).orElse(blank.style()),
                or(wishes.value("logo").flatMap(logos::find), blank.logo()));
    }

    private static NumberFormat format(Look look, QueryValues wishes) {
        return wishes.value("abbreviated")
                .map(wish -> wish.equals("false") || wish.equals("0") ? NumberFormat.PLAIN : NumberFormat.SHORT)
                .orElse(look.format());
    }

    private static <T> Optional<T> or(Optional<T> first, Optional<T> second) {
        return first.isPresent() ? first : second;
    }
}
