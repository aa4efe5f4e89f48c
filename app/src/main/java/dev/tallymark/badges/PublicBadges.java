package dev.tallymark.badges;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tallymark.tally.HistoryUnavailable;
import dev.tallymark.tally.Tallies;
import dev.tallymark.timeseries.Resolution;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What strangers may read of a badge whose owner made it public. A private badge is as if it were not there. */
@RestController
@CrossOrigin
class PublicBadges {

    private final Badges badges;
    private final Tallies tallies;
    private final Clock clock;

    PublicBadges(Badges badges, Tallies tallies, Clock clock) {
        this.badges = badges;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** A badge as it stands. */
    @JsonPropertyOrder({"id", "label", "count", "message", "color", "paused", "created"})
    record Reading(
            String id, String label, long count, String message, String color, boolean paused, Instant created) {}

    /** Views per bucket, oldest first; buckets without views are left out. */
    @JsonPropertyOrder({"id", "step", "from", "to", "views", "points"})
    record Series(String id, String step, Instant from, Instant to, long views, List<Point> points) {}

    /** One bucket, named by the moment it begins. */
    @JsonPropertyOrder({"at", "views"})
    record Point(Instant at, long views) {}

    @GetMapping("/api/v1/badge")
    ResponseEntity<Reading> read(HttpServletRequest request) {
        var badge = open(new QueryValues(request.getQueryString()));
        long count = badge.shown(tallies.total(badge.counter()).orElseThrow(BadgesUnavailable::withoutCount));
        var look = badge.look();
        return answer(new Reading(
                badge.name().shown(),
                look.label(),
                count,
                look.format().write(count),
                look.color(),
                badge.isPaused(clock.instant()),
                badge.created()));
    }

    @GetMapping("/api/v1/series")
    ResponseEntity<Series> series(HttpServletRequest request) {
        var query = new QueryValues(request.getQueryString());
        var badge = open(query);
        var text = query.value("step").orElse("1d");
        var step = Window.step(text).orElseThrow(() -> new Nonsense("step is " + Window.STEPS));
        var window = window(query, step, badge.created());
        var points = tallies.history(badge.counter(), step, window.from(), window.to()).stream()
                .map(sample -> new Point(sample.at(), sample.count()))
                .toList();
        long views = points.stream().mapToLong(Point::views).sum();
        return answer(new Series(badge.name().shown(), text, window.from(), window.to(), views, points));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nonsense(Nonsense wrong) {
        return problem(HttpStatus.BAD_REQUEST, wrong.sentence);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(BadgeNotFound none) {
        return problem(HttpStatus.NOT_FOUND, "There is no public badge of that id.");
    }

    @ExceptionHandler({BadgesUnavailable.class, HistoryUnavailable.class})
    ResponseEntity<ProblemDetail> unavailable() {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The counts cannot be read now. None are lost.");
    }

    private Badge open(QueryValues query) {
        var name = query.value("id")
                .flatMap(BadgeName::parse)
                .orElseThrow(() -> new Nonsense("id is missing or not a badge id"));
        return badges.named(name).filter(Badge::open).orElseThrow(BadgeNotFound::new);
    }

    private Window window(QueryValues query, Resolution step, Instant created) {
        var window = Window.of(query.value("range").orElse("30d"), step, created, clock.instant())
                .orElseThrow(() -> new Nonsense("range is " + Window.RANGES));
        if (window.isTooLong()) {
            throw new Nonsense("at most " + Window.MAX_BUCKETS + " steps at once: ask for wider steps or less");
        }
        return window;
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String sentence) {
        var answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header("Retry-After", "5");
        }
        return answer.body(ProblemDetail.forStatusAndDetail(status, sentence));
    }

    /** A request that cannot be answered as it is put. */
    static final class Nonsense extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Nonsense(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
