package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;
import org.hudang.archive.ArchiveKeys;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The keys for personal data at rest. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCommand.Show.class, KeysCommand.Rotate.class})
final class KeysCommand {

    /** Lists the data keys by their ids, with what stands under each. No key is shown. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class Show implements Dispatch.NeedsHouse {
        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            list(house.archive().keys(), console, json);
            return Dispatch.GOOD;
        }
    }

    /** Adds a fresh data key and encrypts anew, under it, what stands in the database. */
    @Command(name = "rotate", mixinStandardHelpOptions = true)
    static final class Rotate implements Dispatch.NeedsHouse {
        @Option(names = "--cipher", paramLabel = "sm4|aes")
        Settings.@Nullable Cipher cipher;

        @Option(names = "--json")
        boolean json;

        @Override
        public int run(House house, Console console) {
            Settings.Cipher wanted = cipher == null ? house.settings().cipher() : cipher;
            ArchiveKeys keys = house.archive().keys();
            keys.rotate(wanted == Settings.Cipher.SM4 ? CipherAlgorithm.SM4_GCM : CipherAlgorithm.AES_256_GCM);
            console.warn(console.say("keys.added"));
            ArchiveKeys.Renewed renewed = keys.renew();
            console.warn(console.say("keys.renewed", renewed.renewed()));
            list(keys, console, json);
            for (MemberId member : renewed.unreadable()) {
                console.warn(console.say("keys.unreadable", member.value()));
            }
            if (wanted != house.settings().cipher()) {
                console.warn(console.say(
                        "keys.cipher", "HUDANG_CIPHER=" + wanted.name().toLowerCase(Locale.ROOT)));
            }
            return renewed.unreadable().isEmpty() ? Dispatch.GOOD : Dispatch.BAD;
        }
    }

    private static void list(ArchiveKeys keys, Console console, boolean json) {
        ArrayNode all = new ObjectMapper().createArrayNode();
        for (ArchiveKeys.Use use : keys.uses()) {
            all.addObject()
                    .put("id", use.id())
                    .put("cipher", use.cipher().name())
                    .put("active", use.active())
                    .put("members", use.members());
            if (!json) {
                String state = console.say(use.active() ? "keys.active" : "keys.earlier");
                console.tell(use.id() + "  " + use.cipher() + "  " + state + "  "
                        + console.say("keys.members", use.members()));
            }
        }
        if (json) {
            console.out().println(all);
        }
    }
}
