package org.tessera.container;

/// Kinds of frames. A reader must know those below 128; it skips unknown ones from 128 on.
final class FrameType {

    static final int VARIABLE = 1;
    static final int CHUNK = 2;
    static final int DIRECTORY = 3;
    static final int TEMPLATE = 4;
    static final int MODEL = 5;
    static final int PROVENANCE = 128;

    private FrameType() {}
}
