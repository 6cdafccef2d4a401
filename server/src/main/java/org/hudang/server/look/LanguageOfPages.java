package org.hudang.server.look;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Chinese or English: what was chosen by the switch, else the first of the two that the browser asks for, else Chinese,
 * whatever machine the house runs on.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class LanguageOfPages implements LocaleResolver {
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Look.chosen(request, Look.LANGUAGE)
                .map(Locale::forLanguageTag)
                .orElseGet(() -> asked(request).stream()
                        .map(locale -> Locale.forLanguageTag(locale.getLanguage()))
                        .filter(locale -> Look.allowed(Look.LANGUAGE).contains(locale.getLanguage()))
                        .findFirst()
                        .orElse(Locale.CHINESE));
    }

    private static List<Locale> asked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? List.of()
                : Collections.list(request.getLocales());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by POST /look");
    }
}
