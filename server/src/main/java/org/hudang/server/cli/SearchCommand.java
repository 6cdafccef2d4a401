package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.search.Caller;
import org.hudang.search.Found;
import org.hudang.search.Query;
import org.hudang.server.platform.House;
import org.hudang.server.search.ShownHit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds households and papers, as the owner of the data directory: all townships. Names stay masked. */
@Command(name = "search", mixinStandardHelpOptions = true)
final class SearchCommand implements Dispatch.NeedsHouse {
    @Parameters(arity = "1..*", paramLabel = "WORD")
    List<String> words = new ArrayList<>();

    @Option(names = "--json")
    boolean json;

    @Override
    public int run(House house, Console console) {
        Found found = house.search().find(Query.of(String.join(" ", words)), new Caller("local", Caller.BUREAU));
        if (!json) {
            console.tell(console.say("search.total", found.total().value()));
        }
        for (ShownHit shown :
                ShownHit.of(found.hits(), house.archive(), house.life().origins(), Acting.bureau("local"))) {
            if (json) {
                ObjectNode line = new ObjectMapper().createObjectNode();
                line.put("id", shown.hit().id())
                        .put("kind", shown.hit().kind().name().toLowerCase(java.util.Locale.ROOT))
                        .put("household", shown.hit().household())
                        .put("title", shown.title())
                        .put("matchedBy", shown.hit().matchedBy().name())
                        .put("snippet", shown.snippet());
                console.out().println(line);
            } else {
                String title = shown.household() ? console.say("search.household", shown.title()) : shown.title();
                console.tell("  " + title + "  " + shown.codes() + "  "
                        + shown.hit().place().village() + "  " + shown.snippet());
            }
        }
        return found.hits().isEmpty() ? Dispatch.BAD : Dispatch.GOOD;
    }
}
