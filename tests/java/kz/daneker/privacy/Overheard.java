package kz.daneker.privacy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything any logger of this JVM says at DEBUG or above while it listens, kept in memory only. */
public final class Overheard implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(event.getLoggerName() + " " + event.getLevel() + " " + event.getFormattedMessage()
                    + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
        }
    };

    /** To be made once the gateway runs: its start sets the loggers up anew, console included. */
    public Overheard() {
        // only this ear hears DEBUG: the build's console must stay readable
        root.iteratorForAppenders().forEachRemaining(appender -> {
            ch.qos.logback.classic.filter.ThresholdFilter quiet = new ch.qos.logback.classic.filter.ThresholdFilter();
            quiet.setLevel("WARN");
            quiet.start();
            appender.addFilter(quiet);
        });
        ear.setContext(context());
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.DEBUG);
        context().getLogger("kz.daneker").setLevel(Level.DEBUG);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    public String all() {
        return String.join("\n", lines);
    }

    /** What one logger said, each line with its level, e.g. {@code WARN nobody answered}. */
    public List<String> saidBy(String logger) {
        return lines.stream()
                .filter(line -> line.startsWith(logger + " "))
                .map(line -> line.substring(logger.length() + 1))
                .toList();
    }

    @Override
    public void close() {
        root.setLevel(before);
        context().getLogger("kz.daneker").setLevel(null);
        root.detachAppender(ear);
    }
}
