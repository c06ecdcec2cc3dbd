// What an imported picture is, for type checks before Next has written its own file of references.
/// <reference types="next/image-types/global" />
