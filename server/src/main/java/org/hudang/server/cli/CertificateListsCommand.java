package org.hudang.server.cli;

import java.util.List;
import org.hudang.certificates.Acting;
import org.hudang.certificates.AdoptedList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;

/** The status lists that say which certificates are withdrawn, and bringing the register up to what was published. */
@Command(
        name = "lists",
        mixinStandardHelpOptions = true,
        subcommands = {CertificateListsCommand.Adopt.class})
final class CertificateListsCommand implements Dispatch.NeedsHouse {
    private static final Acting BUREAU = new Acting("local", Acting.BUREAU);

    @Override
    public int run(House house, Console console) {
        List<Integer> lists = house.signedLists().statusLists();
        for (int list : lists) {
            StatusListToken token = house.signedLists().statusList(list).orElseThrow();
            console.tell(console.say(
                    "certificate.list",
                    list,
                    CertificateCommand.SECOND.format(
                            token.issuedAt().atZone(house.settings().zone())),
                    CertificateCommand.SECOND.format(
                            token.expiresAt().atZone(house.settings().zone()))));
        }
        if (lists.isEmpty()) {
            console.tell(console.say("certificate.lists.none"));
        }
        return Dispatch.GOOD;
    }

    /** After the database was set back or made anew: withdraws again what was published as withdrawn. */
    @Command(name = "adopt", mixinStandardHelpOptions = true)
    static final class Adopt implements Dispatch.NeedsHouse {
        @Override
        public int run(House house, Console console) {
            List<AdoptedList> adopted = house.signedLists().adopt(BUREAU);
            house.publishLists();
            for (AdoptedList list : adopted) {
                console.tell(console.say("certificate.list.adopted", list.list(), list.certificates(), list.places()));
            }
            if (adopted.isEmpty()) {
                console.tell(console.say("certificate.lists.same"));
            }
            return Dispatch.GOOD;
        }
    }
}
