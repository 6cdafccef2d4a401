package org.hudang.server.cli;

import picocli.CommandLine.Command;

/** Passes the tests. The launcher does this itself, before anything is built; here it stands for the help. */
@Command(name = "test", mixinStandardHelpOptions = true)
final class TestCommand implements Dispatch.NeedsConsole {
    @Override
    public int run(Console console) {
        console.warn(console.say("test.launcher"));
        return Dispatch.WRONG_USE;
    }
}
