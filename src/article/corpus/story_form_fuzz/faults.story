---
status: x
 y
**z
