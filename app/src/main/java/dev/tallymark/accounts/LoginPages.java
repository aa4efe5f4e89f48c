package dev.tallymark.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of somebody who is not signed in yet. */
@Controller
class LoginPages {

    private static final Logger LOG = LoggerFactory.getLogger(LoginPages.class);

    private final GitHubApp app;
    private final LocalSignIn local;
    private final Accounts accounts;
    private final CookieSessions sessions;

    LoginPages(GitHubApp app, LocalSignIn local, Accounts accounts, CookieSessions sessions) {
        this.app = app;
        this.local = local;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/login")
    String login(
            @RequestParam(name = "return", required = false) @Nullable String goal,
            @RequestParam(required = false) @Nullable String error,
            @AuthenticationPrincipal @Nullable SignedIn who,
            Model model) {
        if (who != null && error == null) {
            return "redirect:" + ReturnPath.of(goal);
        }
        model.addAttribute("github", app.isConfigured());
        model.addAttribute("return", ReturnPath.of(goal).value());
        model.addAttribute(
                "error", SignInError.ofCode(error).map(SignInError::sentence).orElse(null));
        return "login/login";
    }

    /** Only shows a button: programs that preview links open this page too, and must not use the link up. */
    @GetMapping("/login/once/{code}")
    String once(@PathVariable String code) {
        return local.isGood(code) ? "login/once" : "redirect:" + SignInError.LINK.page();
    }

    @PostMapping("/login/once/{code}")
    String signIn(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        if (!local.isGood(code)) {
            return "redirect:" + SignInError.LINK.page();
        }
        try {
            var operator = accounts.ofLocalOperator();
            if (!local.use(code)) {
                return "redirect:" + SignInError.LINK.page();
            }
            sessions.begin(operator, request, response);
            return "redirect:" + ReturnPath.HOME;
        } catch (DataAccessException e) {
            LOG.warn("The operator cannot be signed in: {}", e.getMessage());
            return "redirect:" + SignInError.UNAVAILABLE.page();
        }
    }
}
