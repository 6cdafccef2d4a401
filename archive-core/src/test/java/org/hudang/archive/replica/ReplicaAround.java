package org.hudang.archive.replica;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StoredFile;

/** A real place around which tests let something happen. */
public abstract class ReplicaAround implements Replica {
    private final Replica place;

    protected ReplicaAround(Replica place) {
        this.place = place;
    }

    @Override
    public final ReplicaId id() {
        return place.id();
    }

    @Override
    public final String place() {
        return place.place();
    }

    @Override
    public void requireThere() {
        place.requireThere();
    }

    @Override
    public void put(List<StoredFile> files) {
        place.put(files);
    }

    @Override
    public Optional<InputStream> open(String path) {
        return place.open(path);
    }

    @Override
    public int remove(ObjectName object) {
        return place.remove(object);
    }

    @Override
    public void renew(List<StoredFile> files) {
        place.renew(files);
    }
}
