"""What the emulator's tests share: recording apps, block samples, browser tabs."""
