package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.accounts.SignedIn;
import dev.tallymark.web.Numbers;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What cannot be taken back. A button opens a page, not a dialog, and the page wants the id typed: Enter alone never
 * confirms.
 */
@Controller
@RequestMapping("/user/badges/{key}/{act:reset|delete}")
class BadgeDanger {

    private final Badges badges;
    private final BadgeFigures figures;

    BadgeDanger(Badges badges, BadgeFigures figures) {
        this.badges = badges;
        this.figures = figures;
    }

    @GetMapping
    String ask(@AuthenticationPrincipal SignedIn who, @PathVariable String key, @PathVariable String act, Model model) {
        show(BadgePages.found(badges, who, key), act, model);
        return "badges/confirm";
    }

    /** @param id what was typed; case and Unicode forms do not matter, as in every id */
    @PostMapping
    Object act(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String key,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String id,
            Model model) {
        var badge = BadgePages.found(badges, who, key);
        var typed = BadgeName.parse(id.strip()).map(BadgeName::key);
        if (!typed.equals(Optional.of(badge.name().key()))) {
            show(badge, act, model);
            model.addAttribute("wrong", "Type “" + badge.name().shown() + "” to go on. Nothing was changed.");
            return new ModelAndView("badges/confirm", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return act.equals("delete") ? delete(who.account(), badge) : reset(who.account(), badge);
    }

    private RedirectView reset(Account account, Badge badge) {
        badges.setCount(account, badge.key(), 0);
        return BadgeActions.done(badge, "badge-reset");
    }

    private RedirectView delete(Account account, Badge badge) {
        badges.delete(account, badge.key());
        return BadgeActions.seeOther("/user?done=badge-deleted");
    }

    private void show(Badge badge, String act, Model model) {
        model.addAttribute("badge", badge);
        model.addAttribute("act", act);
        model.addAttribute("shown", Numbers.grouped(figures.shown(badge)));
    }
}
