package dev.tallymark.web;

import dev.tallymark.accounts.SignedIn;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Gives every page its frame. What an action did travels as a code in the address ({@code ?done=badge-created}) and
 * becomes a fixed sentence of {@code messages.properties}, because there is no session to keep it in, and because an
 * address must not be able to put words in our mouth.
 */
@ControllerAdvice
class LayoutAdvice {

    private final Clock clock;
    private final MessageSource sentences;

    LayoutAdvice(Clock clock, MessageSource sentences) {
        this.clock = clock;
        this.sentences = sentences;
    }

    @ModelAttribute("layout")
    Layout layout(@AuthenticationPrincipal @Nullable SignedIn who, @RequestParam(defaultValue = "") String done) {
        var person = Optional.ofNullable(who).map(SignedIn::account).map(Layout.Person::of);
        return new Layout(person, Moment.minute(clock.instant()), notice(done));
    }

    private Optional<String> notice(String done) {
        return done.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(sentences.getMessage("done." + done, null, null, Locale.ENGLISH));
    }
}
