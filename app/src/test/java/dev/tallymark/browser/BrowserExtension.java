package dev.tallymark.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test method's {@link BrowserContext} parameters: each is a person with cookies of their own. All tests of a
 * run share one browser, which starts with the first of them; {@link Browser} parameters get that itself.
 */
public final class BrowserExtension implements ParameterResolver {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        return type == BrowserContext.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var chromium =
                test.getRoot().getStore(OURS).computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        if (parameter.getParameter().getType() == Browser.class) {
            return chromium.browser();
        }
        var person = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        test.getStore(OURS).put(parameter.getIndex(), person);
        return person;
    }
}
