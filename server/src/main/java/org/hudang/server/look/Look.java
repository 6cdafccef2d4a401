package org.hudang.server.look;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The look of a page, as two words for the attributes of its root element.
 *
 * @param theme {@code light} or {@code dark}
 * @param size {@code normal}, or {@code large} for 长辈版
 */
public record Look(String theme, String size) {
    static final String THEME = "theme";
    static final String SIZE = "size";
    static final String LANGUAGE = "lang";

    private static final List<String> THEMES = List.of("light", "dark");
    private static final List<String> SIZES = List.of("normal", "large");
    private static final List<String> LANGUAGES = List.of("zh", "en");

    /** The look that the browser asks for; where it asks for nothing that exists, light and normal. */
    static Look of(HttpServletRequest request) {
        return new Look(
                chosen(request, THEME).orElse(THEMES.get(0)),
                chosen(request, SIZE).orElse(SIZES.get(0)));
    }

    /** The value of one of the three cookies, if it is one that exists. */
    static Optional<String> chosen(HttpServletRequest request, String what) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(what))
                .map(Cookie::getValue)
                .filter(allowed(what)::contains)
                .findFirst();
    }

    static List<String> allowed(String what) {
        return switch (what) {
            case THEME -> THEMES;
            case SIZE -> SIZES;
            default -> LANGUAGES;
        };
    }

    /** The other theme, for the button that switches to it. */
    public String otherTheme() {
        return theme.equals("dark") ? "light" : "dark";
    }

    /** The other size, for the button that switches to it. */
    public String otherSize() {
        return size.equals("large") ? "normal" : "large";
    }
}
