package org.hudang.server.transfer;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hudang.archive.Acting;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.reception.Arriving;
import org.hudang.archive.reception.Receiving.Arrival;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.server.platform.House;
import org.hudang.server.verify.SealsOnPackages;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Looks at packages, one after the other, beside the threads that answer: a large one takes minutes. What was seen is kept for
 * the next time the page is asked for; taking a package over never relies on it.
 */
@Component
final class PackageLooks implements DisposableBean {
    private static final int KEPT = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration END = Duration.ofSeconds(30);

    private final House house;
    private final Map<Key, Future<Looked>> looks = new LinkedHashMap<>();
    private final ExecutorService looking;

    /** What is known here depends on who looks. */
    private record Key(UploadId id, String township) {}

    PackageLooks(House house) {
        this.house = house;
        this.looking = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "package-look");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * What is in a package that is whole; empty while it is being looked at. What stands against it is thrown, and looked at anew
     * the next time.
     */
    Optional<Looked> at(Arriving whole, Acting acting) {
        Key key = new Key(whole.id(), acting.township());
        try {
            return Optional.of(look(key, whole, acting).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            forget(whole.id());
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        }
    }

    private Future<Looked> look(Key key, Arriving whole, Acting acting) {
        synchronized (looks) {
            Future<Looked> look = looks.computeIfAbsent(key, unused -> looking.submit(() -> now(whole, acting)));
            Iterator<Future<Looked>> oldest = looks.values().iterator();
            while (looks.size() > KEPT && oldest.next().isDone()) {
                oldest.remove();
            }
            return look;
        }
    }

    private Looked now(Arriving whole, Acting acting) {
        Arrival arrival = new Arrival(
                whole.township(), Faults.TOLD, new SealsOnPackages(house.verificationOptions(), house.clock()));
        return house.life().receiving().look(house.tray().packages().file(whole.id(), acting), arrival, acting);
    }

    /** Nothing is kept of a package that is decided about. */
    void forget(UploadId id) {
        synchronized (looks) {
            looks.keySet().removeIf(key -> key.id().equals(id));
        }
    }

    /** The house is closed after this: nobody looks any more. */
    @Override
    public void destroy() throws InterruptedException {
        looking.shutdownNow();
        boolean unused = looking.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
