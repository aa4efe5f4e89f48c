package dev.tallymark.web;

import dev.tallymark.accounts.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page its frame. What an action did travels as a code in the address ({@code ?done=badge-created}) and
 * becomes a fixed sentence of {@code messages.properties}, because there is no session to keep it in, and because an
 * address must not be able to put words in our mouth.
 */
@ControllerAdvice
class LayoutAdvice {

    private static final Pattern DONE = Pattern.compile("(?:^|&)done=([a-z-]+)(?:&|$)");

    private final Clock clock;
    private final MessageSource sentences;

    LayoutAdvice(Clock clock, MessageSource sentences) {
        this.clock = clock;
        this.sentences = sentences;
    }

    @ModelAttribute("layout")
    Layout layout(@AuthenticationPrincipal @Nullable SignedIn who, HttpServletRequest request) {
        var person = Optional.ofNullable(who).map(SignedIn::account).map(Layout.Person::of);
        return new Layout(
                person, Moment.minute(clock.instant()), notice(request.getQueryString()), request.getRequestURI());
    }

    /** From the query as it came: to ask for a parameter would fail where another one cannot be decoded. */
    private Optional<String> notice(@Nullable String query) {
        var done = DONE.matcher(query == null ? "" : query);
        return done.find()
                ? Optional.ofNullable(sentences.getMessage("done." + done.group(1), null, null, Locale.ENGLISH))
                : Optional.empty();
    }
}
