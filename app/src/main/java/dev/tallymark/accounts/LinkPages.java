package dev.tallymark.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link of {@code make link} leads: to GitHub, and from there to the question whose account it shall be. */
@Controller
class LinkPages {

    private static final Logger LOG = LoggerFactory.getLogger(LinkPages.class);

    private final Linking linking;
    private final CookieSessions sessions;

    LinkPages(Linking linking, CookieSessions sessions) {
        this.linking = linking;
        this.sessions = sessions;
    }

    @GetMapping("/login/link/{code}")
    String begin(@PathVariable String code) {
        return linking.isGood(code) ? "login/link" : "redirect:" + SignInError.LINK_GITHUB.page();
    }

    @GetMapping(Linking.PAGE)
    String ask(HttpServletRequest request, Model model) {
        var candidate = linking.candidate(request);
        if (candidate.isEmpty()) {
            return "redirect:" + SignInError.LINK_GITHUB.page();
        }
        var user = candidate.get();
        model.addAttribute("id", user.id());
        model.addAttribute("login", user.login());
        model.addAttribute("name", user.displayName());
        return "login/link-confirm";
    }

    /** @param id whom the page named */
    @PostMapping(Linking.PAGE)
    String link(@RequestParam long id, HttpServletRequest request, HttpServletResponse response) {
        try {
            sessions.begin(linking.end(id, request, response), request, response);
            return "redirect:/user/account?done=github-linked";
        } catch (LinkRefused e) {
            return "redirect:" + e.error().page();
        } catch (DataAccessException e) {
            LOG.warn("The operator's account cannot be linked: {}", e.getMessage());
            return "redirect:" + SignInError.UNAVAILABLE.page();
        }
    }
}
