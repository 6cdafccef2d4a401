package org.hudang.server.cli;

import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
        name = "hudang",
        mixinStandardHelpOptions = true,
        version = "户档 Hudang 0.1.0",
        resourceBundle = "org.hudang.server.cli",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            VerifyCommand.class,
            CertificateCommand.class,
            SearchCommand.class,
            IntakeCommand.class,
            ArchiveCommand.class,
            AccountCommand.class,
            ConfigCommand.class
        })
final class Hudang {}
