package dev.tallymark.badges;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How many badges were answered, how, and in what time. */
@Component
class BadgeMeters {

    private final Map<Answer.Hit, Timer> answers = new EnumMap<>(Answer.Hit.class);
    private final Counter invalid;

    BadgeMeters(MeterRegistry registry) {
        for (var hit : Answer.Hit.values()) {
            answers.put(
                    hit,
                    Timer.builder("tallymark.badge.answers")
                            .description("Badges answered, by what became of the hit")
                            .tag("hit", hit.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        invalid = Counter.builder("tallymark.badge.invalid")
                .description("Addresses of badges without a valid id")
                .register(registry);
    }

    void answered(Answer answer, long nanos) {
        var timer = answers.get(answer.hit());
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
        if (answer.says() == Answer.Notice.INVALID_ID) {
            invalid.increment();
        }
    }
}
