package org.hudang.server.demo;

import org.hudang.server.platform.ServerException;

/** The main job did not come out as it must; says where. */
public final class DemoFailed extends ServerException {
    DemoFailed(String code, String sentence) {
        super("SV-040", code, sentence);
    }
}
