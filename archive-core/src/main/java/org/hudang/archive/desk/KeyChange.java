package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveKeys;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.FieldCipher;

/** Changes the data key: first for what comes, then, a few members at a time, for what is there. */
final class KeyChange implements ArchiveKeys {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Households households;
    private final FieldCipher cipher;

    KeyChange(Database database, Households households, FieldCipher cipher) {
        this.database = database;
        this.households = households;
        this.cipher = cipher;
    }

    @Override
    public List<Use> uses() {
        Map<String, Long> members = database.within(Acting.BUREAU, households::membersByKey);
        return cipher.keys().stream()
                .map(key -> new Use(key.id(), key.cipher(), key.active(), members.getOrDefault(key.id(), 0L)))
                .toList();
    }

    @Override
    public void rotate(CipherAlgorithm algorithm) {
        cipher.rotate(algorithm);
    }

    @Override
    public Renewed renew() {
        byte[] active = cipher.activeId();
        List<MemberId> unreadable = new ArrayList<>();
        long renewed = 0;
        String after = "";
        while (true) {
            String from = after;
            Households.Renewal step = database.within(Acting.BUREAU, () -> households.renew(from, AT_ONCE, active));
            renewed += step.renewed();
            unreadable.addAll(step.unreadable());
            if (step.finished()) {
                return new Renewed(renewed, List.copyOf(unreadable));
            }
            after = step.last();
        }
    }
}
