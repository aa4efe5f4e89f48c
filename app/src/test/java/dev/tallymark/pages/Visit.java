package dev.tallymark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser window, who minds every complaint of the browser. */
final class Visit implements AutoCloseable {

    private static final Path SCREENS = Path.of("target", "screens");

    private final String site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(Browser browser, String site, String who, int width, ColorScheme scheme, boolean scripts) {
        this.site = site;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts));
        context.addCookies(List.of(new Cookie("who", who).setUrl(site)));
        this.page = context.newPage();
        page.setDefaultTimeout(5_000);
        page.setDefaultNavigationTimeout(30_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    Visit to(String path) {
        page.navigate(site + path);
        return this;
    }

    /** Keeps a picture of the whole page, and checks what holds for every page. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s scrolls sideways", name)
                .isIn(0, -15);
        assertThat(complaints).as("the browser complains about %s", name).isEmpty();
    }

    /** A page that answers an error is mentioned on the console; that is no complaint. */
    void forgive(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
    }

    @Override
    public void close() {
        context.close();
    }
}
