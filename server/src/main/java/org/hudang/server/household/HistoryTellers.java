package org.hudang.server.household;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hudang.archive.household.Household;
import org.hudang.server.account.Person;
import org.hudang.server.platform.House;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Those who tell histories in the reader's language, alike on pages and for programs. */
@Component
class HistoryTellers {
    private final House house;
    private final MessageSource words;

    HistoryTellers(House house, MessageSource words) {
        this.house = house;
        this.words = words;
    }

    /** Who tells the history of this household. */
    History of(Household household, Locale locale) {
        Map<String, String> names = new HashMap<>();
        return new History(
                household,
                login -> names.computeIfAbsent(login, one -> name(one, locale)),
                (key, otherwise, texts) -> word(key, otherwise, locale, texts),
                house.settings().zone());
    }

    /** Name of the owner of an account, or of what acts by itself. */
    String name(String login, Locale locale) {
        return house.accounts()
                .person(login)
                .map(Person::displayName)
                .orElseGet(() -> word("actor." + login, login, locale));
    }

    /** What an act is called; its code where it has no name. */
    String act(String code, Locale locale) {
        return word("kind." + code, code, locale);
    }

    private String word(String key, String otherwise, Locale locale, Object... texts) {
        String found = words.getMessage(key, texts.length == 0 ? null : texts, null, locale);
        return Objects.requireNonNullElse(found, otherwise);
    }
}
