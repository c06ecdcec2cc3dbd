// Declares imported pictures for type checks that run before Next has written its own declarations.
/// <reference types="next/image-types/global" />
