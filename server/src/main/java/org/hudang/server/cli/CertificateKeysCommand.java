package org.hudang.server.cli;

import java.util.Optional;
import org.hudang.certificates.trust.PublishedTrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;

/** The keys of the published trust list, and until when each signs and is relied on. */
@Command(name = "keys", mixinStandardHelpOptions = true)
final class CertificateKeysCommand implements Dispatch.NeedsHouse {
    @Override
    public int run(House house, Console console) {
        Optional<PublishedTrustList> published = house.signedLists().trustList();
        if (published.isEmpty()) {
            console.warn(console.say("certificate.keys.none"));
            return Dispatch.BAD;
        }
        console.tell(console.say(
                "certificate.keys",
                Long.toString(published.get().list().number()),
                CertificateCommand.SECOND.format(published
                        .get()
                        .list()
                        .issuedAt()
                        .atZone(house.settings().zone()))));
        for (TrustedKey key : published.get().list().keys()) {
            console.tell(console.say(
                    "certificate.key",
                    key.key().id().toString(),
                    key.context().name() + " " + key.key().algorithm().name(),
                    CertificateCommand.SECOND.format(
                            key.term().signUntil().atZone(house.settings().zone())),
                    CertificateCommand.SECOND.format(
                            key.term().verifyUntil().atZone(house.settings().zone()))));
        }
        return Dispatch.GOOD;
    }
}
