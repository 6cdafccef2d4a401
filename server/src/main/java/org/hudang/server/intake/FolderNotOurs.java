package org.hudang.server.intake;

import org.hudang.server.platform.ServerException;

/** Something stands in a watched folder where only this house may have put it: a link, or a folder that others may write to. */
final class FolderNotOurs extends ServerException {
    /** @param path relative to the watched folder */
    FolderNotOurs(String path) {
        super("SV-036", path);
    }
}
