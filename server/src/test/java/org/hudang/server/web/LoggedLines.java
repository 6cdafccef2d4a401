package org.hudang.server.web;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every line that the web's log wrote, in the very form in which it is written. */
final class LoggedLines {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Keeping keeping;

    private LoggedLines() {
        ConsoleAppender<ILoggingEvent> out =
                (ConsoleAppender<ILoggingEvent>) Objects.requireNonNull(root.getAppender("OUT"));
        keeping = new Keeping(out);
    }

    /** Begins to listen. */
    static LoggedLines begin() {
        LoggedLines lines = new LoggedLines();
        lines.keeping.setContext(lines.root.getLoggerContext());
        lines.keeping.start();
        lines.root.addAppender(lines.keeping);
        return lines;
    }

    /** All that was written so far. */
    List<String> soFar() {
        return List.copyOf(lines);
    }

    void end() {
        root.detachAppender(keeping);
    }

    private final class Keeping extends AppenderBase<ILoggingEvent> {
        private final ConsoleAppender<ILoggingEvent> out;

        Keeping(ConsoleAppender<ILoggingEvent> out) {
            this.out = out;
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(out.getEncoder().encode(event), StandardCharsets.UTF_8));
        }
    }
}
