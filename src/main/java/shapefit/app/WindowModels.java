package shapefit.app;

import shapefit.app.devices.DevicesViewModel;
import shapefit.app.document.NudgeSteps;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.theme.Appearance;
import shapefit.app.widgets.Keys;

/**
 * What one window shows and works on.
 *
 * @param model the document and its history
 * @param fit fitting
 * @param devices what computes
 * @param preview the picture of the newest state
 * @param appearance theme and text size
 * @param keys commands by menu and key
 * @param nudge how far a key moves the object
 */
record WindowModels(
        StudioModel model,
        FitViewModel fit,
        DevicesViewModel devices,
        LivePreview preview,
        Appearance appearance,
        Keys keys,
        NudgeSteps nudge) {}
