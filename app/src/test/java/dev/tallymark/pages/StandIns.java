package dev.tallymark.pages;

import dev.tallymark.badges.BadgeChanged;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What other parts of the service would answer. */
@Controller
@TestComponent
class StandIns {

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        model.addAttribute("github", request.getParameter("local") == null);
        model.addAttribute("error", request.getParameter("error"));
        model.addAttribute("return", "/user");
        return "login/login";
    }

    @GetMapping("/login/once/{code}")
    String once(Model model) {
        model.addAttribute("code", "code");
        return "login/once";
    }

    @GetMapping("/changed")
    String changed() {
        throw new BadgeChanged();
    }

    @GetMapping({"/broken", "/api/broken"})
    String broken() {
        throw new IllegalStateException("an internal matter");
    }
}
