package dev.tallymark.accounts;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a link of {@code make link} leads: one click, then GitHub. */
@Controller
class LinkPages {

    private final Linking linking;

    LinkPages(Linking linking) {
        this.linking = linking;
    }

    @GetMapping("/login/link/{code}")
    String ask(@PathVariable String code) {
        return linking.isGood(code) ? "login/link" : "redirect:" + SignInError.LINK_GITHUB.page();
    }

    @PostMapping("/login/link/{code}")
    String goOn(@PathVariable String code, HttpServletResponse response) {
        if (!linking.isGood(code)) {
            return "redirect:" + SignInError.LINK_GITHUB.page();
        }
        linking.begin(code, response);
        return "redirect:" + SignIn.START + "/github";
    }
}
