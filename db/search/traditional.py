"""Pairs of a traditional and its simplified Chinese character, as far as the matter needs them.

Elements and what companies, authorities and acts are called; a name typed in Taipei finds what Beijing wrote.
Characters whose counterpart depends on the word are left out.
"""

from __future__ import annotations

_ELEMENTS = (
    "鎵镓鍺锗銻锑鎢钨釔钇鑭镧鈰铈鐠镨釹钕釤钐銪铕釓钆鋱铽鏑镝鈥钬鉺铒銩铥鐿镱鑥镥鎦镥鈧钪鈷钴鎳镍鋰锂銅铜鋁铝鋅锌鉬钼鈦钛釩钒鈮铌鉭钽錸铼"
    "銦铟鉍铋錫锡鉛铅銀银鉑铂鈀钯銠铑銥铱釕钌鋨锇鋯锆鉿铪鎂镁鈹铍錳锰鉻铬銫铯銣铷鍶锶鋇钡鈾铀釷钍鈽钚鎘镉鉈铊鐵铁鋼钢鈉钠鉀钾鈣钙釙钋鐳镭"
    "氫氢氬氩氣气"
)
_WORDS = (
    "華华為为國国軍军導导彈弹體体電电機机車车飛飞實实驗验學学業业產产術术際际號号關关務务處处單单據据億亿極极開开門门間间長长東东馬马龍龙風风雲云資资"
    "訊讯網网絡络衛卫對对與与聯联動动節节線线纖纤維维級级組组織织經经濟济貿贸質质貨货財财責责貴贵費费輸输轉转進进運运遠远達达還还過过選选邊边鏡镜鍵键"
    "錄录頁页項项順顺預预領领題题額额類类顯显餘余館馆驅驱鹽盐麗丽點点齊齐萬万協协參参員员問问圖图園园場场報报塊块塵尘壓压墜坠爾尔幣币師师帶带幫帮廠厂"
    "廣广應应態态總总戰战戶户擇择擊击擔担擴扩攝摄數数斷断時时書书會会東东條条構构榮荣樂乐標标樣样橋桥檢检權权歐欧歲岁歷历殺杀氈毡決决沒没準准溝沟溫温"
    "測测湧涌滅灭滿满漢汉潔洁澤泽濾滤灣湾災灾煉炼煙烟熱热營营爐炉爭争牆墙狀状獨独獎奖獲获環环瑪玛璽玺畫画當当療疗監监盤盘眾众礎础確确礦矿碼码種种積积"
    "穩稳窯窑競竞筆笔築筑簡简籌筹糧粮約约純纯紙纸細细終终給给統统絕绝綠绿練练編编緊紧績绩繼继續续罰罚羅罗職职聲声腦脑臨临艙舱艦舰藝艺藥药蘭兰虛虚蘇苏"
    "補补裝装製制複复見见規规視视覺觉覽览觀观計计訂订訓训許许設设評评試试話话認认語语說说課课調调談谈請请論论諾诺識识證证議议護护讀读變变豐丰負负販贩貝贝"
    "貸贷買买賣卖賓宾賽赛贏赢軟软載载輕轻輪轮辦办農农遞递適适鄉乡醫医釋释針针釘钉鋪铺錢钱鍋锅鎖锁鏈链鐘钟鑄铸鑽钻閃闪閉闭閥阀閱阅隊队階阶陸陆陽阳險险"
    "隨随難难雙双離离靈灵靜静響响頂顶須须頓顿頭头頻频顧顾養养駐驻驗验騰腾髮发鬥斗魚鱼鮮鲜鴻鸿鵬鹏麥麦黃黄龐庞寶宝寫写審审層层島岛嶼屿巖岩廢废慶庆憲宪懸悬"
    "匯汇區区壇坛夠够奧奥婦妇孫孙寧宁專专將将尋寻嚴严個个們们倉仓傳传債债傷伤償偿儀仪優优儲储內内兩两凍冻則则剛刚創创劃划劑剂勞劳勢势勵励匱匮卻却厭厌臺台後后復复徵征採采併并雜杂價价稅税稱称紅红黨党遼辽濟济瀋沈煙烟"
)


def _pairs(text: str) -> dict[str, str]:
    """Return the pairs whose two characters differ."""
    found = zip(text[::2], text[1::2], strict=True)
    return {traditional: simplified for traditional, simplified in found if traditional != simplified}


SIMPLIFIED = str.maketrans(_pairs(_ELEMENTS) | _pairs(_WORDS))
