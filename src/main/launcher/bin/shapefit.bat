@echo off
setlocal
rem Starts Shapefit; JAVA_HOME chooses the Java, SHAPEFIT_OPTS adds JVM flags.
set "APP=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:+UseParallelGC -XX:MaxNewSize=320m --enable-native-access=ALL-UNNAMED --add-exports java.base/jdk.internal.module=ALL-UNNAMED -XX:CompileCommand=quiet -XX:CompileCommand=dontinline,shapefit.raster.cpu.Vector*::*Rows %SHAPEFIT_OPTS% "-Dshapefit.home=%APP%" -cp "%APP%\lib\*" shapefit.Main %*
exit /b %ERRORLEVEL%
