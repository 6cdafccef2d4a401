package org.hudang.server.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an open house cannot do right now, by duty. A duty that fails keeps no other from being done and the house from
 * nothing else; it is tried again when its time comes.
 */
public final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final Map<String, String> now = new ConcurrentHashMap<>();

    /** Does a duty; says it once when it begins to fail and once when it works again. Never throws. */
    Optional<RuntimeException> attend(String duty, Runnable act) {
        try {
            act.run();
            clear(duty);
            return Optional.empty();
        } catch (RuntimeException e) {
            if (note(duty, Sentences.of(e, Locale.ENGLISH).code())) {
                LOG.error("{} fails; what it is for waits", duty, e);
            }
            return Optional.of(e);
        }
    }

    /** Remembers a trouble; true when it is a new one. */
    boolean note(String duty, String code) {
        return !code.equals(now.put(duty, code));
    }

    void clear(String duty) {
        if (now.remove(duty) != null) {
            LOG.info("{} works again", duty);
        }
    }

    /** The codes of what fails, by duty. */
    public Map<String, String> now() {
        return new TreeMap<>(now);
    }
}
